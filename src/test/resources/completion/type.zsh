# A terminal with zsh: sources $1, types $2 and the key Tab, and ends once it shows $3.
zmodload zsh/zpty
zpty shell zsh -f -i
zpty -w shell "PS1=; source $1; print -r loaded:\$((40 + 2))"
zpty -r shell shown '*loaded:42*'
zpty -w -n shell "$2"$'\t'
zpty -r shell shown "*$3*"
zpty -d shell
