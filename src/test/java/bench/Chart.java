package bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Bars: one group for each thing that was measured on more than one, medians with their least and most. */
final class Chart {

    private static final int WIDTH = 900;
    private static final int LEFT = 290;
    private static final int BAR = 18;
    private static final int ROOM = WIDTH - LEFT - 110;

    private final Map<String, List<Figure>> groups = new LinkedHashMap<>();

    Chart(List<Figure> figures) {
        figures.forEach(one -> groups.computeIfAbsent(
                        one.measure() + ": " + one.what() + (one.unit().isEmpty() ? "" : ", " + one.unit()),
                        none -> new ArrayList<>())
                .add(one));
        groups.values().removeIf(all -> all.size() < 2);
    }

    String svg() {
        var body = new StringBuilder();
        var y = 20;
        for (var group : groups.entrySet()) {
            body.append(text(10, y, "bold", group.getKey()));
            y += 10;
            var most = group.getValue().stream().mapToDouble(Figure::most).max().orElse(1);
            for (var one : group.getValue()) {
                body.append(bar(one, y, ROOM / Math.max(most, 1e-9)));
                y += BAR + 4;
            }
            y += 26;
        }
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" font-family=\"sans-serif\" font-size=\"12\">%n<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>%n%s</svg>%n"
                .formatted(WIDTH, y, body);
    }

    private static String bar(Figure one, int y, double scale) {
        var middle = y + BAR / 2;
        var colour = one.who().startsWith("service") ? "#2b6cb0" : "#a0aec0";
        return text(20, middle + 4, "normal", one.who())
                + "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>%n"
                        .formatted(LEFT, y, one.median() * scale, BAR, colour)
                + "<line x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\" stroke=\"black\"/>%n"
                        .formatted(LEFT + one.least() * scale, LEFT + one.most() * scale, middle, middle)
                + text((int) (LEFT + one.most() * scale) + 6, middle + 4, "normal", "%,.2f".formatted(one.median()));
    }

    private static String text(int x, int y, String weight, String words) {
        return "<text x=\"%d\" y=\"%d\" font-weight=\"%s\">%s</text>%n"
                .formatted(x, y, weight, words.replace("&", "&amp;").replace("<", "&lt;"));
    }
}
