export { findEnquiry } from './find-enquiry.js';
