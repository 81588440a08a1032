/** Those that are spoken most in the United Kingdom. */
export const LANGUAGES = [
  ...['en', 'ar', 'bn', 'cy', 'fr', 'gu', 'lt', 'pa', 'pl', 'pt', 'ro', 'so', 'uk', 'ur', 'zh'],
];
