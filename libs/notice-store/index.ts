export { openNoticeStore } from './open-notice-store.js';
