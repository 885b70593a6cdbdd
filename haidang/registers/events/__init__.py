"""Events abroad and at home: fairs, culture days, promotion, training courses, projects that look for investors."""
