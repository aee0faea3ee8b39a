int a;
	int tab;
