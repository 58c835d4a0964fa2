package bench;

import bench.Gate.Hold;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/** Holds one instance at a named step, by its wire or by rows that it wants, and lets the blow fall there. */
final class Aim {

    private static final Duration MOST = Duration.ofMinutes(4);
    private static final Duration ROUND = Duration.ofSeconds(3);
    /** Rows that come in so that there is something to do. */
    static final int FOOD = 4;

    private static final String UNTAKEN = "select ref from signups where taken_at is null";
    private static final String TAKEN = "select ref from signups where taken_at is not null";
    private static final String SENDING = "select id from signup where state = 'sending'";
    private static final String UNWRITTEN = "select id from outcome where written_at is null";

    private final Stage stage;
    private final Slot slot;
    private final boolean kills;

    /** @param kills whether the blow ends the process */
    Aim(Stage stage, Slot slot, boolean kills) {
        this.stage = stage;
        this.slot = slot;
        this.kills = kills;
    }

    private interface Try {
        boolean hits() throws SQLException, InterruptedException;
    }

    /** Whether the instance came to that step in time, and the blow has fallen there. */
    boolean at(Step step) throws InterruptedException {
        var end = System.nanoTime() + MOST.toNanos();
        while (System.nanoTime() < end) {
            stage.table().add(FOOD);
            if (hits(trial(step))) {
                return true;
            }
        }
        return false;
    }

    private Try trial(Step step) {
        return switch (step) {
            case LEASED -> () -> onTheWire(Hold.REQUESTS, "POST", false);
            case CALLED -> () -> onTheWire(Hold.ANSWERS, "POST", false);
            case ANSWERED -> () -> onTheWire(Hold.ANSWERS, "POST", true);
            case DRAFTED -> () -> onTheWire(Hold.REQUESTS, "PUT", false);
            case MAILED -> () -> onTheWire(Hold.ANSWERS, "PUT", false);
            case RECORDING -> this::recording;
            case CLAIMING -> () -> inTheTable(UNTAKEN);
            case WRITING -> () -> inTheTable(TAKEN);
            case WRITTEN -> this::written;
        };
    }

    private static boolean hits(Try trial) throws InterruptedException {
        try {
            return trial.hits();
        } catch (SQLException e) {
            return false; // a database went away meanwhile
        }
    }

    private boolean onTheWire(Hold what, String method, boolean delivered) throws InterruptedException {
        var wire = slot.wire();
        wire.hold(what, method);
        try {
            if (!wire.awaitHeld(ROUND)) {
                return false;
            }
            if (delivered) {
                wire.open();
                Patience.pause(Duration.ofNanos(slot.random().nextInt(4_000_000)));
            }
            return falls();
        } finally {
            wire.open();
        }
    }

    private boolean recording() throws SQLException, InterruptedException {
        slot.wire()
                .hold(Hold.ANSWERS, stage.options().twoStep() && slot.random().nextBoolean() ? "PUT" : "POST");
        try {
            return slot.wire().awaitHeld(ROUND) && wanted(stage.ledgerDatabase(), SENDING, slot.wire()::open);
        } finally {
            slot.wire().open();
        }
    }

    private boolean inTheTable(String rows) throws SQLException, InterruptedException {
        return wanted(stage.partnerDatabase(), rows, () -> {});
    }

    /** The blow falls when the instance wants the rows. */
    private boolean wanted(DataSource database, String rows, Runnable locked)
            throws SQLException, InterruptedException {
        try (var lock = new RowLock(database, rows)) {
            locked.run();
            return lock.awaitWanted(slot.name(), ROUND) && falls(lock);
        }
    }

    private boolean written() throws SQLException, InterruptedException {
        try (var table = new RowLock(stage.partnerDatabase(), TAKEN)) {
            if (!table.awaitWanted(slot.name(), ROUND)) {
                return false;
            }
            try (var ledger = new RowLock(stage.ledgerDatabase(), UNWRITTEN)) {
                table.close();
                return ledger.awaitWanted(slot.name(), ROUND) && falls(ledger);
            }
        }
    }

    private boolean falls(RowLock lock) throws InterruptedException {
        falls();
        if (kills) {
            lock.forget(slot.name());
        }
        return true;
    }

    private boolean falls() throws InterruptedException {
        if (kills) {
            slot.kill();
            slot.wire().drop();
        } else {
            slot.freeze();
        }
        return true;
    }
}
