update people set taken = true where ref = :#ref
