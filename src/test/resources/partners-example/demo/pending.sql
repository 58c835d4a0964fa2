select ref, name, email from people where taken = false order by ref
