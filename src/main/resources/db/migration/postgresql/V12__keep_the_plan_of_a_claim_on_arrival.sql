-- A function has a plan of its own, so that the statement that asks it need not be planned at each call. Made for an empty
-- inbox it would read the whole table, and stay until statistics are gathered.
CREATE FUNCTION has_open_delivery(of_model VARCHAR) RETURNS BOOLEAN
LANGUAGE plpgsql STABLE
SET enable_seqscan = OFF
AS $$
BEGIN
    RETURN EXISTS (
        SELECT 1
        FROM webhook_delivery AS d
        WHERE d.model_id = of_model AND d.state IN ('pending', 'processing')
    );
END
$$;

-- Room on each page for the next status of its models.
ALTER TABLE model SET (fillfactor = 80);
