package routes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.springframework.stereotype.Component;

/** Adds, exchanges and removes the routes of an integrator's file, and touches no others whatever is wrong with it. */
@Component
public class OwnRoutes {

    private static final long PATIENCE = 60;

    private final CamelContext camel;
    private final Map<String, Loaded> files = new ConcurrentHashMap<>();

    /** Of that context. */
    public OwnRoutes(CamelContext camel) {
        this.camel = camel;
    }

    private record Loaded(String text, List<String> routes) {}

    /**
     * Puts the routes of this text in the place of those that the file had before. If that does not work, those run on.
     *
     * @throws Exception if the text is no routes, or they cannot be started
     */
    public synchronized void load(String file, String text) throws Exception {
        OwnRouteRules.check(text);
        var builders = builders(file, text);
        var before = files.get(file);
        remove(file);
        try {
            files.put(file, new Loaded(text, start(builders)));
        } catch (Throwable e) { // a class that is missing is no exception
            if (before != null) {
                putBack(file, before.text(), e);
            }
            throw e;
        }
    }

    private void putBack(String file, String text, Throwable failure) {
        try {
            files.put(file, new Loaded(text, start(builders(file, text))));
        } catch (Throwable e) {
            failure.addSuppressed(e);
        }
    }

    /** Whether routes of that file are there, be it of what it holds now or of what it held before. */
    public boolean isRunning(String file) {
        return files.containsKey(file);
    }

    /** Lets the file's routes end what they are doing and takes them away. */
    public synchronized void remove(String file) throws Exception {
        var loaded = files.get(file);
        if (loaded != null) {
            remove(loaded.routes());
            files.remove(file);
        }
    }

    /** Reads the text without starting anything of it. */
    private List<RouteBuilder> builders(String file, String text) throws Exception {
        var own = files.containsKey(file) ? files.get(file).routes() : List.<String>of();
        var builders = new ArrayList<RouteBuilder>();
        for (var one : PluginHelper.getRoutesLoader(camel)
                .findRoutesBuilders(List.of(ResourceHelper.fromString(file, text)))) {
            var builder = (RouteBuilder) one;
            builder.configureRoutes(camel);
            for (var route : builder.getRouteCollection().getRoutes()) {
                if (!route.hasCustomIdAssigned()) {
                    throw new IllegalArgumentException("each route needs an id");
                }
                if (camel.getRoute(route.getId()) != null && !own.contains(route.getId())) {
                    throw new IllegalArgumentException("a route '" + route.getId() + "' exists already");
                }
            }
            builders.add(builder);
        }
        return builders;
    }

    private List<String> start(List<RouteBuilder> builders) throws Exception {
        var before = ofKamelets();
        var ids = new ArrayList<String>();
        builders.forEach(builder -> builder.getRouteCollection().getRoutes().forEach(route -> ids.add(route.getId())));
        try {
            for (var builder : builders) {
                camel.addRoutes(builder);
            }
        } catch (Throwable e) {
            takeBack(with(ids, before), e);
            throw e;
        }
        return with(ids, before);
    }

    private void takeBack(List<String> routes, Throwable failure) {
        try {
            remove(routes);
        } catch (Exception e) {
            failure.addSuppressed(e);
        }
    }

    /** A building block brings a route of its own for each use. */
    private List<String> with(List<String> ids, List<String> before) {
        var all = new ArrayList<>(ids);
        ofKamelets().stream().filter(id -> !before.contains(id)).forEach(all::add);
        return all;
    }

    private List<String> ofKamelets() {
        return camel.getRoutes().stream()
                .filter(Route::isCreatedByKamelet)
                .map(Route::getId)
                .toList();
    }

    private void remove(List<String> routes) throws Exception {
        for (var route : routes) {
            if (camel.getRoute(route) != null) {
                camel.getRouteController().stopRoute(route, PATIENCE, TimeUnit.SECONDS);
                camel.removeRoute(route);
            }
        }
    }
}
