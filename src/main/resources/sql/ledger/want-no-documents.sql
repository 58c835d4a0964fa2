-- these partners do not want documents any more; what waits already stays, and waits
delete from document_partner where partner = any(:partners)
