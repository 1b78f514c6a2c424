/** Neo4j Community, the long-term line of 5, GPLv3, started as a program of its own. Runs on Java 17 and 21. */
export const neo4jVersion = '5.26.16';

/**
 * What Maven fetches. A text and not a file, because the built bundle lies elsewhere than the sources.
 * It names no repository: Maven's own settings do.
 */
export const pomText = `<?xml version="1.0" encoding="UTF-8"?>
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>example.acquaint</groupId>
  <artifactId>neo4j</artifactId>
  <version>1</version>
  <packaging>pom</packaging>
  <dependencies>
    ${['org.neo4j.app:neo4j-server', 'org.neo4j:neo4j', 'org.neo4j:neo4j-slf4j-provider']
      .map((name) => name.split(':'))
      .map(
        ([group, artifact]) =>
          `<dependency><groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>${neo4jVersion}</version></dependency>`,
      )
      .join('\n    ')}
  </dependencies>
</project>
`;
