.DEFAULT_GOAL := help
.PHONY: help build test differential torture soak million bench bench-pieces demo run fmt golden clean

MVN := mvn -B -ntp
JAR := service/target/goalpost.jar
SOURCES := $(shell find pom.xml */pom.xml */src/main console/src console/*.json console/*.ts console/index.html rules/examples -type f 2>/dev/null)

help: ## list what there is
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1|\2/p' Makefile | awk -F'|' '{ printf "make %-12s %s\n", $$1, $$2 }'

build: ## build service/target/goalpost.jar without the tests
	@$(MVN) -q -DskipTests package

test: ## everything that must hold: compile, test, format; ends with a count of the tests
	@rm -rf */target/surefire-reports; status=0; $(MVN) verify || status=$$?; .ci/count-tests $$status

differential: ## hold the engine against the reference engine on random series: SEEDS="1 10000", or one seed
	@DIFFERENTIAL_SEEDS="$(or $(SEEDS),1 10000)" $(MVN) -pl service -am test \
	  -Dtest=DifferentialTest -Dsurefire.failIfNoSpecifiedTests=false

torture: $(JAR) ## kill and restart a server ROUNDS=200 times; SEED=, USERS=, TORTURE_DB_URL=jdbc:... or postgresql
	@TORTURE_ROUNDS=$(or $(ROUNDS),200) TORTURE_SEED=$(SEED) TORTURE_USERS=$(USERS) $(MVN) -q -pl service -am test \
	  -Dtest=TortureTest -Dsurefire.failIfNoSpecifiedTests=false -Dserver.jar=$(CURDIR)/$(JAR)

bench: ## measure it all, some minutes: ARGS="--only=ladder,growth --series=100 --users=100000", or --smoke; JAVA=
	@$(MVN) -q -Pbench -pl bench -am -DskipTests package
	@$(or $(JAVA),java) -Xmx4g -Dbench.results=bench/target -jar bench/target/bench.jar $(ARGS)

bench-pieces: ## measure single pieces with JMH
	@$(MVN) -q -Pbench -pl bench -am -DskipTests package
	@$(or $(JAVA),java) -Xmx2g -cp bench/target/bench.jar org.openjdk.jmh.Main $(ARGS)

soak: $(JAR) ## load a server for MINUTES=60 with PUBLISHES=240, and tell whether its memory stays flat
	@SOAK_MINUTES=$(or $(MINUTES),60) SOAK_PUBLISHES=$(or $(PUBLISHES),240) SOAK_DB_URL=$(SOAK_DB_URL) $(MVN) -q -pl service -am test \
	  -Dtest='SoakTest#aServerUnderLoad*' -Dsurefire.failIfNoSpecifiedTests=false -Dserver.jar=$(CURDIR)/$(JAR)

million: ## make a million firings below service/target/million, then search, explain and export them; USERS=143000
	@MILLION_USERS=$(or $(USERS),143000) $(MVN) -q -pl service -am test -Dtest=MillionTest -Dsurefire.failIfNoSpecifiedTests=false

demo: $(JAR) ## play users through the example series; in a terminal the server stays, with the console, until Ctrl-C
	@keep=$$([ -t 0 ] && [ -t 1 ] && echo --keep); java -jar $(JAR) demo $$keep

run: $(JAR) ## serve with config.yml
	@java -jar $(JAR) server config.yml

fmt: ## format the sources
	@$(MVN) -q spotless:apply

golden: ## run the golden tests of rules/ and write what they expect anew; read the diff
	@$(MVN) -q -pl rules -am test -Dtest='*Golden*' -Dsurefire.failIfNoSpecifiedTests=false -Dgolden.update=true

clean: ## remove what the build made
	@$(MVN) -q clean

$(JAR): $(SOURCES)
	@$(MVN) -q -DskipTests package && touch $@
