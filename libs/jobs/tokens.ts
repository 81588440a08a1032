/** Address of the database in use, embedded or given. */
export const DATABASE_URL = Symbol('database-url');
