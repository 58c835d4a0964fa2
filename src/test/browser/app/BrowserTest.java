package app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A member with a real browser, at a partner's site and from a mail. */
class BrowserTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Pattern SIGNING = Pattern.compile(".*/signing/.*");

    private static Sites sites;
    private static PartnerSite portal;
    private static Playwright playwright;
    private static Browser browser;

    @BeforeAll
    static void start() {
        sites = Sites.shared();
        portal = new PartnerSite();
        portal.use(sites.site("acme", Map.of("name", "portal", "returnUrls", List.of(portal.address() + "/signed*"))));
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(Path.of(System.getProperty("browser", "/usr/bin/chromium")))
                        .setArgs(List.of("--no-sandbox")));
    }

    @AfterAll
    static void stop() {
        browser.close();
        playwright.close();
        portal.close();
    }

    private static Page member(String language) {
        return browser.newContext(new Browser.NewContextOptions().setLocale(language))
                .newPage();
    }

    private static void press(Page page, String button) {
        page.getByText(button, new Page.GetByTextOptions().setExact(true)).click();
    }

    private static void untilTold(String ref, String status) {
        await().atMost(SOON).until(() -> sites.table.rows().get(ref).status().equals(status));
    }

    @Test
    void a_member_joins_at_the_site_signs_and_is_back_and_the_partners_row_is_completed() {
        sites.table.run("insert into signups (ref, name, email, taken) values ('B1', 'Bea Example', 'b1@example.org', true)");
        var page = member("en-GB");
        page.navigate(portal.address() + "/join");
        page.getByLabel("Number").fill("B1");
        page.getByLabel("Name").fill("Bea Example");
        page.getByLabel("E-mail").fill("b1@example.org");
        press(page, "Join");
        assertThat(page).hasURL(SIGNING);
        press(page, "Finish");
        assertThat(page.getByRole(AriaRole.HEADING)).hasText("Welcome back");
        assertThat(page.url()).contains("/signed?ref=B1&state=", "event=signing_complete");
        untilTold("B1", "completed");
        page.reload();
        assertThat(page.locator("#state")).hasText("completed");
    }

    @Test
    void a_link_from_the_mail_opens_twice_outlives_its_page_and_tells_in_the_members_language_that_it_is_signed() {
        sites.table.add("B2", "Bea Example", "b2@example.org");
        var link = mailed("B2");
        var page = member("de-AT");
        page.navigate(link);
        assertThat(page).hasURL(SIGNING);
        page.navigate(link);
        assertThat(page).hasURL(SIGNING);

        var minted = new Visitor().look("GET", link).http().headers().firstValue("Location").orElseThrow();
        sites.docusignClock.pass(Duration.ofMinutes(6));
        page.navigate(minted);
        assertThat(page).hasTitle("Danke");
        page.navigate(link);
        assertThat(page).hasURL(SIGNING);
        press(page, "Finish");
        untilTold("B2", "completed");

        page.navigate(link);
        assertThat(page).hasTitle("Schon unterschrieben");
        assertThat(page.locator("html")).hasAttribute("lang", "de");
        assertThat(page.locator("h1")).hasCount(1);
        assertThat(page.locator("script")).hasCount(0);
        assertThat((String) page.evaluate("getComputedStyle(document.querySelector('main')).maxWidth"))
                .as("the style is let in by the page's policy")
                .isEqualTo("576px");
    }

    @Test
    void a_machine_is_shown_a_button_and_a_person_who_presses_it_is_led_on() {
        sites.table.add("B3", "Bea Example", "b3@example.org");
        var link = mailed("B3");
        var page = browser.newContext(new Browser.NewContextOptions().setUserAgent("Slackbot-LinkExpanding 1.0"))
                .newPage();
        page.navigate(link);
        assertThat(page).hasTitle("Your contract");
        press(page, "Open the contract");
        assertThat(page).hasURL(SIGNING);
    }

    /** The link in the mail of that sign-up. */
    private static String mailed(String ref) {
        untilTold(ref, "sent");
        return sites.sandbox.envelopes().stream()
                .filter(envelope -> envelope.customFields().containsValue("acme:" + ref))
                .flatMap(envelope -> envelope.recipients().stream())
                .findFirst()
                .orElseThrow()
                .startUrl();
    }
}
