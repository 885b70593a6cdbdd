"""Papers out: what an official paper says, as plain values, laid on the page in the form of Decree 30/2020."""
