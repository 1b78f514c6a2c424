/* eslint-disable @typescript-eslint/no-unsafe-class-instance-assignment -- the driver types its plain option objects as classes */
import neo4j from 'neo4j-driver';
import type { Plan, Session } from 'neo4j-driver';
import { labelEntries } from './labels.ts';
import type { ExecutorSettings } from './neo4jExecutor.ts';
import { relationshipEntries } from './relationships.ts';

/** What Neo4j would do for a query, without doing it. */
export interface Explanation {
  /** Operators of the whole plan, e.g. `NodeUniqueIndexSeek`; a harmless product is a `SingleRowProduct`. */
  readonly operators: readonly string[];
  /** Codes of notifications, e.g. `Neo.ClientNotification.Statement.UnknownLabelWarning`. */
  readonly notifications: readonly string[];
}

export interface Explainer {
  explain(cypher: string): Promise<Explanation>;
  /** Makes every name of the label catalogue known to Neo4j, so that only misspelt ones are reported. */
  createTokens(): Promise<void>;
  close(): Promise<void>;
}

const nameOf = ({ operatorType }: Plan): string => operatorType.replace(/@.*$/, '');

/** At most one row: a seek of a unique key by `=` (an `IN` may bring many), or a product of such seeks. */
const givesOneRow = (plan: Plan): boolean => {
  if (nameOf(plan) === 'CartesianProduct') return plan.children.every(givesOneRow);
  const { Details: details } = plan.arguments as { readonly Details?: unknown };
  return (
    plan.children.length === 0 &&
    /^NodeUniqueIndexSeek\b/.test(nameOf(plan)) &&
    typeof details === 'string' &&
    !/\bIN\b/.test(details)
  );
};

const operatorsOf = (plan: Plan): readonly string[] => [
  // One row times one row is how Cypher brings two known nodes together; nothing multiplies.
  nameOf(plan) === 'CartesianProduct' && givesOneRow(plan) ? 'SingleRowProduct' : nameOf(plan),
  ...plan.children.flatMap(operatorsOf),
];

const explainIn = async (session: Session, cypher: string): Promise<Explanation> => {
  const { summary } = await session.run(`EXPLAIN ${cypher}`);
  return {
    operators: summary.plan ? operatorsOf(summary.plan) : [],
    notifications: summary.notifications.map(({ code }) => code),
  };
};

const tokens = () => {
  const nodes = labelEntries();
  const edges = relationshipEntries();
  return {
    labels: nodes.map(([label]) => label),
    types: edges.map(([type]) => type),
    properties: [...new Set([...nodes, ...edges].flatMap(([, { properties }]) => properties))],
  };
};

const createIn = async (session: Session): Promise<void> => {
  const { labels, types, properties } = tokens();
  await session.run('UNWIND $labels AS name CALL db.createLabel(name) RETURN count(*)', { labels });
  await session.run('UNWIND $types AS name CALL db.createRelationshipType(name) RETURN count(*)', { types });
  await session.run('UNWIND $properties AS name CALL db.createProperty(name) RETURN count(*)', {
    properties,
  });
};

/** Plans and notifications of queries, for the tests of architecture; nothing at run time needs it. */
export const createExplainer = ({ uri, user, password }: ExecutorSettings): Explainer => {
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password), { telemetryDisabled: true });
  const within = async <T>(work: (session: Session) => Promise<T>): Promise<T> => {
    const session = driver.session();
    return work(session).finally(() => session.close());
  };
  return {
    explain: (cypher) => within((session) => explainIn(session, cypher)),
    createTokens: () => within(createIn),
    close: () => driver.close(),
  };
};
