from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pyspark.sql import SparkSession

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
import corpus  # noqa: E402

os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
COMMAND = os.environ.get("ZHTEXT_COMMAND", str(HERE.parents[2] / ".build/release/zhtext"))


@pytest.fixture(scope="session")
def spark(tmp_path_factory):
    # Four tries for a task: with local[2] Spark never tries again.
    session = (
        SparkSession.builder.master("local[2,4]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.memory", "2g")
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.local.dir", str(tmp_path_factory.mktemp("local")))
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()


@pytest.fixture(scope="session")
def records(tmp_path_factory) -> Path:
    """20 MB of JSON Lines with bad records among them."""
    path = tmp_path_factory.mktemp("records") / "records.jsonl"
    corpus.write(path, 20, bad=True)
    return path


@pytest.fixture(scope="session")
def command_lines(records) -> list[str]:
    """What the command gives for the records, in an empty environment."""
    arguments = [COMMAND, "extract", "--input-format", "jsonl", "--format", "jsonl", "-"]
    with open(records, "rb") as file:
        run = subprocess.run(arguments, stdin=file, capture_output=True, env={})
    assert run.returncode == 1  # some records are bad
    return run.stdout.decode().splitlines()
