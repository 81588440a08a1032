/** What is written below a text whose files do not travel with it. Short, since texts are counted. */
export const fileLink = (trackingUrl: string): string => `Files for you: ${trackingUrl}`;
