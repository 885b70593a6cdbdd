"""The limits of going abroad: rules that warn or refuse, each naming its source and what it compared."""
