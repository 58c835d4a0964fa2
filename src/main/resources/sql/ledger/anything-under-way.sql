-- since when the oldest envelope of an account is under way, or a doubt of the last day may still show a second one;
-- without either there is nothing to ask DocuSign
select least(
    (select min(occurred_at) from signup where account = :account and state in ('sent', 'delivered', 'bounced')),
    (select min(doubted_at) from signup
      where account = :account and doubted_at > clock_timestamp() - interval '1 day'))
