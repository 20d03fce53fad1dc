-- A case forwarded to another authority stands in that authority's inbox until it is received. The wider index serves the old question too.
create index case_inbox_all on cases.case (authority_id, due_on, id)
  where state in ('receivedByAuthority', 'inReview', 'termExtended', 'awaitingOtherBody', 'hearing', 'leftWithoutMotion', 'suspended', 'forwarded');
drop index cases.case_inbox;
