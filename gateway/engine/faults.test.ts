import type { ExecutionResult } from 'graphql';
import { parse } from 'graphql';
import type { FormattedResult } from '#platform/graphql/runOperation.ts';
import { createToyStore } from '#test/support/toyStore.ts';
import {
  keepingLog,
  runText,
  toyEngine,
  toyEnvelope,
  toyFetchers,
  toyHttpFetchers,
} from '#test/support/toyGateway.ts';
import type { SubgraphFetch } from './subgraphFetch.ts';

const errorsOf = (result: FormattedResult | ExecutionResult): string[] =>
  (result.errors ?? [])
    .map((error) => `${(error.path ?? []).join('.')} ${String(error.extensions?.['code'])}`)
    .sort();

const withFetch = (name: string, fetch: SubgraphFetch): Map<string, SubgraphFetch> =>
  toyFetchers(createToyStore(), keepingLog()).set(name, fetch);

const down: SubgraphFetch = () => Promise.reject(new Error('connect ECONNREFUSED'));

describe('an outage of one subgraph', () => {
  it('nulls its fields, each with an error and its path, and leaves the others', async () => {
    const engine = toyEngine(withFetch('opinions', down));
    const result = await runText(
      engine,
      '{ me { name town m: maybeMood latest { text } borrowed { title } } }',
    );
    expect(result.data).toEqual({
      me: {
        name: 'Ann',
        town: 'Hull',
        m: null,
        latest: null,
        borrowed: [{ title: 'Tides' }, { title: 'Chess' }],
      },
    });
    expect(errorsOf(result)).toEqual(['me.latest SUBGRAPH_UNAVAILABLE', 'me.m SUBGRAPH_UNAVAILABLE']);
  });

  it('bubbles where a field is non-null', async () => {
    const result = await runText(
      toyEngine(withFetch('shelf', down)),
      '{ me { name debt } member(id: "2") { name } }',
    );
    expect([result.data, errorsOf(result)]).toEqual([
      { me: null, member: { name: 'Ben' } },
      ['me.debt SUBGRAPH_UNAVAILABLE'],
    ]);
  });

  it('reports every item of a list', async () => {
    const text = '{ members(ids: ["1", "2"]) { maybeMood friends { latest { id } } } }';
    const result = await runText(toyEngine(withFetch('opinions', down)), text);
    expect(errorsOf(result)).toEqual([
      'members.0.friends.0.latest SUBGRAPH_UNAVAILABLE',
      'members.0.friends.1.latest SUBGRAPH_UNAVAILABLE',
      'members.0.maybeMood SUBGRAPH_UNAVAILABLE',
      'members.1.friends.0.latest SUBGRAPH_UNAVAILABLE',
      'members.1.friends.1.latest SUBGRAPH_UNAVAILABLE',
      'members.1.maybeMood SUBGRAPH_UNAVAILABLE',
    ]);
  });

  it('reaches the fields that require what did not come', async () => {
    const text = '{ me { opinions { about { postage title } text } } }';
    const result = await runText(toyEngine(withFetch('shelf', down)), text);
    expect(result.data).toEqual({
      me: {
        opinions: [
          { about: null, text: 'wet' },
          { about: null, text: 'dry' },
        ],
      },
    });
    expect(errorsOf(result)).toContain('me.opinions.0.about.postage SUBGRAPH_UNAVAILABLE');
  });

  it('of a root field leaves the other root fields', async () => {
    const result = await runText(toyEngine(withFetch('shelf', down)), '{ me { name } favourite { title } }');
    expect([result.data, errorsOf(result)]).toEqual([
      { me: { name: 'Ann' }, favourite: null },
      ['favourite SUBGRAPH_UNAVAILABLE'],
    ]);
  });

  it('over HTTP is the same, a service that is gone or answers nonsense', async () => {
    const split = await toyHttpFetchers(createToyStore(), keepingLog());
    const engine = toyEngine(split.fetchers);
    await split.close();
    const result = await runText(engine, '{ me { name } }');
    expect([result.data, errorsOf(result)]).toEqual([{ me: null }, ['me SUBGRAPH_UNAVAILABLE']]);
  });

  it.each([[{}], [{ data: null }], [{ data: { _entities: 'nonsense' } }], [{ errors: [] }]])(
    'is what an answer %j amounts to',
    async (answer) => {
      const engine = toyEngine(withFetch('opinions', () => Promise.resolve(answer as FormattedResult)));
      const result = await runText(engine, '{ me { name latest { id } } }');
      expect([result.data, errorsOf(result)]).toEqual([
        { me: { name: 'Ann', latest: null } },
        ['me.latest SUBGRAPH_UNAVAILABLE'],
      ]);
    },
  );
});

describe('an entity that its subgraph does not know', () => {
  const unknown: SubgraphFetch = () => Promise.resolve({ data: { _entities: [null] } });

  it('is null without an error in a nullable field', async () => {
    const result = await runText(toyEngine(withFetch('opinions', unknown)), '{ me { name latest { id } } }');
    expect(result).toEqual({ data: { me: { name: 'Ann', latest: null } } });
  });

  it('nulls the parent of a non-null field and says where', async () => {
    const result = await runText(toyEngine(withFetch('opinions', unknown)), '{ me { name mood } }');
    expect(result).toEqual({
      data: { me: null },
      errors: [
        {
          message: 'Cannot return null for non-nullable field Member.mood.',
          path: ['me', 'mood'],
          extensions: { code: 'INTERNAL_SERVER_ERROR', retryable: false, requestId: 'request-1' },
        },
      ],
    });
  });
});

describe('the deadline', () => {
  const never: SubgraphFetch = () => new Promise(() => undefined);

  it('ends a run with what came in time', async () => {
    const engine = toyEngine(withFetch('opinions', never));
    const text = '{ me { name latest { id } } }';
    // Planned ahead, so that a busy machine's planning doesn't use the time up.
    await engine.prepare(parse(text));
    const started = Date.now();
    const result = await runText(engine, text, { envelope: toyEnvelope({ deadline: started + 400 }) });
    expect([result.data, errorsOf(result)]).toEqual([
      { me: { name: 'Ann', latest: null } },
      ['me.latest DEADLINE_EXCEEDED'],
    ]);
    expect(Date.now() - started).toBeLessThan(5000);
  });

  it('that has passed calls nobody', async () => {
    let calls = 0;
    const counting: SubgraphFetch = () => Promise.resolve({ data: { n: (calls += 1) } });
    const envelope = toyEnvelope({ deadline: Date.now() - 1 });
    const result = await runText(toyEngine(withFetch('members', counting)), '{ me { name } }', { envelope });
    expect([calls, errorsOf(result)]).toEqual([0, ['me DEADLINE_EXCEEDED']]);
  });

  it('aborts a call over HTTP', async () => {
    const split = await toyHttpFetchers(createToyStore(), keepingLog());
    const envelope = toyEnvelope({ deadline: Date.now() + 100 });
    const result = await runText(toyEngine(split.fetchers), '{ slow }', { envelope });
    await split.close();
    expect(errorsOf(result)).toEqual(['slow DEADLINE_EXCEEDED']);
  });

  it('is drawn near when the client has gone', async () => {
    const engine = toyEngine(withFetch('opinions', never));
    const document = parse('{ me { name latest { id } } }');
    const result = await engine.run({
      document,
      envelope: toyEnvelope(),
      onStart: (deadline) => setTimeout(deadline.expire, 200),
    });
    expect(errorsOf(result)).toEqual(['me.latest DEADLINE_EXCEEDED']);
  });
});

describe('prototype pollution', () => {
  it.each(['__proto__', 'constructor', 'prototype'])(
    'by an alias %s is impossible, even past the limits',
    async (name) => {
      const engine = toyEngine(toyFetchers(createToyStore(), keepingLog()));
      await runText(
        engine,
        `{ ${name}: me { ${name}: name opinions { ${name}: about { polluted: title } } } }`,
      );
      expect(Reflect.get({}, 'polluted')).toBeUndefined();
      expect(Reflect.get(Object, 'polluted')).toBeUndefined();
    },
  );

  it('by what a subgraph answers is impossible', async () => {
    const evil =
      '{"data":{"me":{"__typename":"Member","id":"1","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}}}';
    const entity =
      '{"data":{"_entities":[{"latest":{"id":"o1"},"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}]}}';
    const fetchers = withFetch('members', () => Promise.resolve(JSON.parse(evil) as FormattedResult));
    fetchers.set('opinions', () => Promise.resolve(JSON.parse(entity) as FormattedResult));
    const result = await runText(toyEngine(fetchers), '{ me { id latest { id } } }');
    expect(result).toEqual({ data: { me: { id: '1', latest: { id: 'o1' } } } });
    expect([Reflect.get({}, 'polluted'), Reflect.get(Object, 'polluted')]).toEqual([undefined, undefined]);
  });
});

describe('upstream requests', () => {
  it('are never shared between two viewers', async () => {
    const seen: string[] = [];
    const spying: SubgraphFetch = async ({ envelope }) => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      const viewer = envelope.viewer.kind === 'person' ? envelope.viewer.personId : 'none';
      seen.push(viewer);
      return { data: { me: { name: viewer } } };
    };
    const engine = toyEngine(withFetch('members', spying));
    const as = (personId: string): Promise<FormattedResult> =>
      runText(engine, '{ me { name } }', {
        envelope: toyEnvelope({ viewer: { kind: 'person', personId, aal: 2 } }),
      });
    const results = await Promise.all([as('a'), as('b'), as('a')]);
    expect(results.map((result) => result.data?.['me'])).toEqual([
      { name: 'a' },
      { name: 'b' },
      { name: 'a' },
    ]);
    expect(seen).toHaveLength(3);
  });

  it('carry each entity once, however often it stands in the answer', async () => {
    const sizes: number[] = [];
    const fetchers = toyFetchers(createToyStore(), keepingLog());
    const shelf = fetchers.get('shelf');
    fetchers.set('shelf', (request) => {
      sizes.push((request.variables['representations'] as unknown[]).length);
      return shelf ? shelf(request) : Promise.reject(new Error('gone'));
    });
    await runText(toyEngine(fetchers), '{ opinions { author { debt } } }');
    expect(sizes).toEqual([2]);
  });
});

describe('mutations', () => {
  it('run one after the other, each with its reads, before the next starts', async () => {
    const store = createToyStore();
    const text = `mutation {
      a: priceBook(id: "1", price: 1) { opinions { author { debt } } }
      x: renameMember(id: "1", name: "Di") { debt }
      b: priceBook(id: "1", price: 2) { opinions { author { debt } } }
      addOpinion(about: "1", by: "1", text: "t") { author { debt } }
    }`;
    await runText(toyEngine(toyFetchers(store, keepingLog())), text);
    expect(store.writes).toEqual(['price 1', 'rename Di', 'price 2', 'opinion t']);
    expect(store.debtReads).toEqual(['1 1', '1 1', '1 2', '1 2']);
  });

  it('stop at a non-null root field that failed', async () => {
    const store = createToyStore();
    const fetchers = toyFetchers(store, keepingLog()).set('opinions', down);
    const text =
      'mutation { addOpinion(about: "1", by: "1", text: "t") { id } renameMember(id: "1", name: "Di") { id } }';
    const result = await runText(toyEngine(fetchers), text);
    expect([result.data, store.writes, errorsOf(result)]).toEqual([
      null,
      [],
      ['addOpinion SUBGRAPH_UNAVAILABLE'],
    ]);
  });
});

describe('the plan cache', () => {
  it('is bounded', async () => {
    const engine = toyEngine(toyFetchers(createToyStore(), keepingLog()), { capacity: 5 });
    for (let n = 0; n < 20; n += 1) await runText(engine, `{ me { a${n}: name } }`);
    expect(engine.size).toBe(5);
  });

  it('knows an operation by its meaning, not its blanks', async () => {
    const engine = toyEngine(toyFetchers(createToyStore(), keepingLog()));
    await runText(engine, '{ me { name } }');
    await runText(engine, '{  me {\n name # a comment\n } }');
    expect(engine.size).toBe(1);
  });
});
