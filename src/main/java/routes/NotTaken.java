package routes;

/** What an integrator's route has brought cannot be taken; says why and carries nothing of the person. */
final class NotTaken extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotTaken(String why) {
        super(why);
    }
}
