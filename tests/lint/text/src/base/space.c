int a; 
int b;
