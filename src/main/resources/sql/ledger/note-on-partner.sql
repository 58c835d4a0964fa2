insert into partner_history (partner, what, reason, operator) values (:partner, :what, :reason, :operator)
