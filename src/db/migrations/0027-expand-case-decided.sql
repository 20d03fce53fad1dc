-- What an authority has decided and not yet sent back; the centre's own index begins with the centre.
create index case_decided on cases.case (authority_id, id)
  where state in ('decidedPositive', 'decidedNegative', 'notConsidered');
