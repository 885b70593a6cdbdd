"""Papers as edXML files (QCVN 102:2016/BTTTT), out and in. The axis itself is not called: files are carried."""
