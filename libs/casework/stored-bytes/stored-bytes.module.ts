import { Module } from '@nestjs/common';
import { ReadBytes } from './read-bytes.js';
import { StoredBytes } from './stored-bytes.js';

@Module({ providers: [ReadBytes, StoredBytes], exports: [ReadBytes, StoredBytes] })
export class StoredBytesModule {}
