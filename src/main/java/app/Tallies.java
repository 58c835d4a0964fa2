package app;

import java.util.Collection;
import java.util.List;
import ledger.Tally;
import signup.Lease;
import signup.Outcome;
import signup.Row;
import signup.SendResult;
import signup.SignupState;

/** Several that listen to the ledger as one. */
record Tallies(List<Tally> all) implements Tally {

    @Override
    public void accepted(String partner, long signups, Collection<? extends Row> rows) {
        all.forEach(one -> one.accepted(partner, signups, rows));
    }

    @Override
    public void recorded(Lease lease, SendResult result) {
        all.forEach(one -> one.recorded(lease, result));
    }

    @Override
    public void moved(String partner, String account, SignupState state, long signups) {
        all.forEach(one -> one.moved(partner, account, state, signups));
    }

    @Override
    public void doubted(String partner, long signups) {
        all.forEach(one -> one.doubted(partner, signups));
    }

    @Override
    public void foundInDoubt(String partner, long signups) {
        all.forEach(one -> one.foundInDoubt(partner, signups));
    }

    @Override
    public void resent(String partner) {
        all.forEach(one -> one.resent(partner));
    }

    @Override
    public void told(Outcome outcome) {
        all.forEach(one -> one.told(outcome));
    }

    @Override
    public void repaired(String partner, long changes) {
        all.forEach(one -> one.repaired(partner, changes));
    }
}
