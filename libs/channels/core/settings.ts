import { z } from 'zod';

/**
 * The settings of an adapter by their names in the environment. `describe` says what a setting means, in a sentence;
 * a setting without a default is `optional`.
 */
export type SettingShape = Readonly<Record<string, z.ZodType>>;
export type SettingValues<Shape extends SettingShape> = z.output<z.ZodObject<Shape>>;

/** A setting that is never shown. */
export const secret = <T extends z.ZodType>(schema: T): T => schema.meta({ secret: true });

export const port = z.coerce.number().int().min(1).max(65_535);

/** A setting that is a JSON document. */
export const json = <T extends z.ZodType>(schema: T) =>
  z
    .string()
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown;
      } catch {
        context.addIssue('is not valid JSON');
        return z.NEVER;
      }
    })
    .pipe(schema);
