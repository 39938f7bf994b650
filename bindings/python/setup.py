"""The extension module, in Python's stable ABI, beside the library that it links to.

Scripts/build-wheel puts libzhtext.so and zhtext.h where this looks for them.
"""

from setuptools import Extension, setup
from setuptools.command.bdist_wheel import bdist_wheel


class StableWheel(bdist_wheel):
    def get_tag(self) -> tuple:
        return "cp39", "abi3", super().get_tag()[2]


native = Extension(
    "zhtext._native",
    sources=[f"src/native/{name}.c" for name in
             ("arrow", "convert", "entity", "entity_list", "extract", "module", "numbers", "support",
              "words")],
    depends=["src/native/native.h"],
    include_dirs=["src/zhtext"],
    library_dirs=["src/zhtext"],
    libraries=["zhtext"],
    extra_compile_args=["-std=c11", "-O2", "-Wall", "-Wextra", "-Wno-cast-function-type"],
    extra_link_args=["-Wl,-rpath,$ORIGIN"],
    py_limited_api=True,
)  # fmt: skip

setup(ext_modules=[native], cmdclass={"bdist_wheel": StableWheel})
