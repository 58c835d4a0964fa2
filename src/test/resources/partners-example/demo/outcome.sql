update people set status = :#status where ref = :#ref
