"""Reports: reads everything, writes nothing of others: periods, figures, sentences, the papers of the year."""
