int shared_calls __attribute__((common));
