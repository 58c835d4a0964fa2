package api;

import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Set;
import ledger.SignupFilter;
import ledger.SignupPage;
import ledger.SignupStory;
import ledger.SignupViews;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import signup.SignupState;

/** Shows operators sign-ups: a page of them, and one with its history. */
@RestController
class SignupsApi {

    private static final int MOST = 500;
    private static final Set<String> QUESTIONS = Set.of(SignupFilter.STUCK, SignupFilter.PARKED, SignupFilter.MISSING);

    private final SignupViews views;

    SignupsApi(SignupViews views) {
        this.views = views;
    }

    @GetMapping("/admin/v1/signups")
    SignupPage page(
            @RequestParam(defaultValue = "") String partner,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String since,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "") String limit) {
        return views.page(new SignupFilter(
                plain(partner), state(state), since(since), number("after", after, 0, Long.MAX_VALUE, 0), (int)
                        number("limit", limit, 1, MOST, 100)));
    }

    @GetMapping("/admin/v1/signups/{partner}/{*ref}")
    SignupStory story(HttpServletRequest request) {
        return views.story(SignupPath.key(request)).orElseThrow(() -> Problem.unknown("there is no such sign-up"));
    }

    private static String plain(String partner) {
        if (partner.indexOf('\0') >= 0) {
            throw Problem.bad("partner is a partner's name");
        }
        return partner;
    }

    private static String state(String word) {
        if (!word.isEmpty() && !QUESTIONS.contains(word) && SignupState.of(word).isEmpty()) {
            throw Problem.bad("state is stuck, parked, missing or one of the states, such as refused or unsure");
        }
        return word;
    }

    private static Instant since(String text) {
        try {
            return text.isEmpty() ? Instant.EPOCH : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw Problem.bad("since is a time like 2026-05-01T00:00:00Z; a + in it is written %2B");
        }
    }

    static long number(String name, String text, long least, long most, long otherwise) {
        try {
            var number = text.isEmpty() ? otherwise : Long.parseLong(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw Problem.bad(name + " is a number");
        }
        throw Problem.bad(name + " is a number from " + least + " to " + most);
    }
}
