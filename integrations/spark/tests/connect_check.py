"""Spark Connect, where there are no RDDs: run alone, since a process has one kind of session."""

import os
import sys

from pyspark.sql import SparkSession
from pyspark.sql import functions as F

import zhtext.spark

os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
spark = (
    SparkSession.builder.remote("local[2,4]").config("spark.ui.enabled", "false").getOrCreate()
)
assert "connect" in type(spark).__module__, type(spark)
frame = spark.createDataFrame([("甘肅省蘭州市",), (None,)], "text string")
found = zhtext.spark.extract(frame)
codes = found.select(F.explode("entities.code").alias("code")).collect()
assert sorted(row.code for row in codes) == ["620000", "620100"], codes
lines = spark.createDataFrame([('{"id":1,"text":"甘肅省"}',), ("{",)], "value string")
errors = zhtext.spark.extract_records(lines).where("record.error is not null")
assert errors.count() == 1
spark.stop()
print("1 passed, 0 failed")
