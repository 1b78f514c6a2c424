import { mappingSchema } from '#intake/mapping/mappingSchema.ts';
import type { Mapping } from '#intake/mapping/mappingSchema.ts';
import type { DemoSource } from './demo.ts';
// Imported, not read: a bundle has no folder of mappings beside it.
import crm from './mappings/crm.json' with { type: 'json' };
import newsletter from './mappings/newsletter.json' with { type: 'json' };
import shop from './mappings/shop.json' with { type: 'json' };
import support from './mappings/support.json' with { type: 'json' };

const files: Readonly<Record<DemoSource, unknown>> = { crm, shop, support, newsletter };

/** What the file of a demo source means, with defaults filled in. A test keeps it from throwing. */
export const demoMapping = (source: DemoSource): Mapping => mappingSchema.parse(files[source]);
