package sandbox;

/** A user as it may see itself; nobody sees another one. */
final class UsersApi {

    private UsersApi() {}

    static Answer get(Visit visit) {
        SandboxUser user = visit.user();
        if (!user.id().equalsIgnoreCase(visit.id())) {
            throw Refusal.of(400, "USER_LACKS_PERMISSIONS", "This user lacks sufficient permissions.");
        }
        return Answer.json(
                200,
                Json.object(
                        "userId",
                        user.id(),
                        "userName",
                        user.name(),
                        "email",
                        user.email(),
                        "userType",
                        "CompanyUser",
                        "userStatus",
                        "Active",
                        "isAdmin",
                        user.administrator() ? "True" : "False",
                        "permissionProfileName",
                        user.administrator() ? "DS Admin" : user.sends() ? "DS Sender" : "DS Viewer",
                        "userSettings",
                        Json.object(
                                "canSendEnvelope",
                                Boolean.toString(user.sends()),
                                "canSendAPIRequests",
                                Boolean.toString(true))));
    }
}
