/** The two levels that the GraphQL layers need; a pino logger is one. Fields never hold personal values. */
export interface GraphqlLog {
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}
