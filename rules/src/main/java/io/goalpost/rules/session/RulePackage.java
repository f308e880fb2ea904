package io.goalpost.rules.session;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.kie.api.definition.KiePackage;
import org.kie.api.io.ResourceType;
import org.kie.internal.builder.KnowledgeBuilder;
import org.kie.internal.builder.KnowledgeBuilderConfiguration;
import org.kie.internal.builder.KnowledgeBuilderFactory;
import org.kie.internal.builder.conf.DefaultDialectOption;
import org.kie.internal.io.ResourceFactory;

/**
 * One DRL package, compiled. Compiling needs no session and no particular thread, so that it can be
 * done beside the engine. What was compiled lately is remembered: the same text is not compiled
 * again when a store is opened twice.
 */
public final class RulePackage {

  private static final int REMEMBERED_MAX = 64;
  private static final Map<String, RulePackage> REMEMBERED =
      Collections.synchronizedMap(
          new LinkedHashMap<>(64, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, RulePackage> eldest) {
              return size() > REMEMBERED_MAX;
            }
          });

  private final String name;
  private final Collection<KiePackage> packages;

  private RulePackage(String name, Collection<KiePackage> packages) {
    this.name = name;
    this.packages = packages;
  }

  /**
   * Compiles DRL.
   *
   * @throws RuleCompilationException where Drools refuses it, with line and reason of each error
   */
  public static RulePackage compile(String name, String drl) {
    RulePackage known = REMEMBERED.get(drl);
    if (known != null) {
      return known;
    }
    KnowledgeBuilder builder = KnowledgeBuilderFactory.newKnowledgeBuilder(settings());
    builder.add(
        ResourceFactory.newByteArrayResource(drl.getBytes(StandardCharsets.UTF_8)),
        ResourceType.DRL);
    if (builder.hasErrors()) {
      throw new RuleCompilationException(name, builder.getErrors());
    }
    RulePackage compiled = new RulePackage(name, builder.getKnowledgePackages());
    REMEMBERED.put(drl, compiled);
    return compiled;
  }

  /**
   * Compiles several at once, on all processors: a start has to with all that are live.
   *
   * @param drls by the packages' names
   * @return by name
   * @throws RuleCompilationException where Drools refuses one of them
   */
  public static Map<String, RulePackage> compileAll(Map<String, String> drls) {
    return drls.entrySet().parallelStream()
        .collect(
            Collectors.toConcurrentMap(
                Map.Entry::getKey, each -> compile(each.getKey(), each.getValue())));
  }

  /**
   * A right side is one call, which MVEL reads as it is. The Java dialect would generate classes
   * for it and call a compiler for them: three quarters of the whole time.
   */
  private static KnowledgeBuilderConfiguration settings() {
    Properties settings = new Properties();
    settings.setProperty(DefaultDialectOption.PROPERTY_NAME, "mvel");
    return KnowledgeBuilderFactory.newKnowledgeBuilderConfiguration(
        settings, RulePackage.class.getClassLoader());
  }

  String name() {
    return name;
  }

  Collection<KiePackage> packages() {
    return packages;
  }
}
