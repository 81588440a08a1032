export { COLUMNS, type LineOfGazetteer, placeOfLine } from './place-of-line.js';
export { type FoundPlace, type FoundPlaces, MOST_PLACES, Places } from './places.js';
export { PlacesModule } from './places.module.js';
