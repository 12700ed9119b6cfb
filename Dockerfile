# One image for each service, from what ./redress build left in its target folder:
#   docker build --build-arg MODULE=complaint-service -t redress/complaint-service:0.1.0 .
ARG BASE=eclipse-temurin:25.0.1_8-jre-noble
FROM ${BASE}

# Whatever the base says or leaves out: without a locale a JVM writes "?" for every letter beyond ASCII to its log.
ENV LANG=C.UTF-8 LC_ALL=C.UTF-8

ARG MODULE
WORKDIR /opt/redress
COPY deploy/compose/redress-run deploy/compose/redress-health /usr/local/bin/
# Libraries change less often than the service: a layer each.
COPY ${MODULE}/target/quarkus-app/lib/ lib/
COPY ${MODULE}/target/quarkus-app/quarkus/ quarkus/
COPY ${MODULE}/target/quarkus-app/app/ app/
COPY ${MODULE}/target/quarkus-app/quarkus-run.jar .

USER 10001
ENTRYPOINT ["redress-run", "java", "--enable-native-access=ALL-UNNAMED", "-XX:MaxRAMPercentage=60", "-XX:+ExitOnOutOfMemoryError", "-jar", "quarkus-run.jar"]
