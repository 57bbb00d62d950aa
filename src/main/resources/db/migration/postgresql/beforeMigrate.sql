-- In LATIN1 and its like a webhook with a name that has other letters is not stored, however often it is sent.
DO $$
BEGIN
    IF getdatabaseencoding() NOT IN ('UTF8', 'SQL_ASCII') THEN
        RAISE EXCEPTION
            'the encoding of the database is %, which cannot store every name; create it anew with ENCODING ''UTF8'' TEMPLATE template0',
            getdatabaseencoding();
    END IF;
END
$$;
