package org.dl4jworkbench.engine.accel;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.dnnl_exec_arg_t;
import org.bytedeco.dnnl.dnnl_primitive;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.reorder;

/** A primitive with its arguments, made once and run at every step. */
final class Call implements Step {
    private final String name;

    /** Owns the handle; kept so that it is not freed. */
    private final primitive primitive;

    private final dnnl_primitive handle;
    private final List<Tensor> tensors;
    private final dnnl_exec_arg_t arguments;

    private Call(String name, primitive primitive, List<Integer> roles, List<Tensor> tensors) {
        this.name = name;
        this.primitive = primitive;
        this.handle = primitive.get();
        this.tensors = List.copyOf(tensors);
        this.arguments = new dnnl_exec_arg_t(roles.size());
        for (int i = 0; i < roles.size(); i++) {
            arguments.position(i).arg(roles.get(i));
            arguments.position(i).memory(tensors.get(i).memory().get());
        }
        arguments.position(0);
    }

    /** Collects the arguments of a call. */
    static final class Builder {
        private final String name;
        private final primitive primitive;
        private final List<Integer> roles = new ArrayList<>();
        private final List<Tensor> tensors = new ArrayList<>();

        private Builder(String name, primitive primitive) {
            this.name = name;
            this.primitive = primitive;
        }

        /** @param role one of oneDNN's DNNL_ARG_… */
        Builder with(int role, Tensor tensor) {
            roles.add(role);
            tensors.add(tensor);
            return this;
        }

        Call build() {
            return new Call(name, primitive, roles, tensors);
        }
    }

    /** @param name for messages */
    static Builder of(String name, primitive primitive) {
        return new Builder(name, primitive);
    }

    /** Copies values from one order into another. */
    static Call reorder(Tensor from, Tensor to) {
        return of("reorder", new reorder(from.memory(), to.memory()))
                .with(dnnl.DNNL_ARG_FROM, from)
                .with(dnnl.DNNL_ARG_TO, to)
                .build();
    }

    @Override
    public void run() {
        int status = dnnl.dnnl_primitive_execute(handle, OneDnn.stream(), tensors.size(), arguments);
        if (status != 0) {
            throw new IllegalStateException("oneDNN's " + name + " failed with status " + status);
        }
    }

    @Override
    public String toString() {
        return name + (primitive.isNull() ? " (freed)" : "");
    }
}
