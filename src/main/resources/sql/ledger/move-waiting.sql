-- what waits is sent with the account that its partner has now
update signup set account = :account where partner = :partner and account <> :account and state = 'waiting'
