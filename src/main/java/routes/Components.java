package routes;

import api.EnvelopeChanges;
import api.FreshNews;
import api.SigningPages;
import docusign.Http;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.component.quartz.QuartzComponent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Camel's parts that the routes share. */
@Configuration(proxyBeanMethods = false)
class Components {

    /** Threads enough that partners whose databases hang cannot keep the others' schedules from firing. */
    @Bean
    QuartzComponent quartz() {
        var quartz = new QuartzComponent();
        quartz.setEnableJmx(false); // nobody looks there
        quartz.setProperties(Map.of(
                "org.quartz.scheduler.instanceName", "countersign",
                "org.quartz.threadPool.class", ScheduleThreads.class.getName(),
                "org.quartz.threadPool.threadCount", "100",
                "org.quartz.jobStore.class", "org.quartz.simpl.RAMJobStore"));
        return quartz;
    }

    @Bean
    Http http(CamelContext camel) {
        return CallDocuSign.through(camel);
    }

    @Bean
    FreshNews freshNews(CamelContext camel) {
        return ReadEnvelope.through(camel);
    }

    @Bean
    SigningPages signingPages(CamelContext camel) {
        return MintSigningPage.through(camel);
    }

    @Bean
    EnvelopeChanges envelopeChanges(CamelContext camel) {
        return ChangeEnvelope.through(camel);
    }
}
