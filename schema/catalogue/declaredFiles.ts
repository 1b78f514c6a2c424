import notices from './notices.json' with { type: 'json' };
import organizations from './organizations.json' with { type: 'json' };
import processes from './processes.json' with { type: 'json' };
import purposes from './purposes.json' with { type: 'json' };

/** The declared catalogue of the demo, as it stands in the files beside this one; to be judged by `parseCatalogue`. */
export const declaredFiles: unknown = { organizations, purposes, processes, notices };
