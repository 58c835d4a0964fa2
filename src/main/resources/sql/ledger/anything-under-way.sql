-- since when the oldest envelope of an account is under way, if one is: without one there is nothing to ask DocuSign
select min(occurred_at) from signup where account = :account and state in ('sent', 'delivered', 'bounced')
