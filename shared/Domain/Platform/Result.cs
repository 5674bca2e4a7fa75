using System.Diagnostics.CodeAnalysis;

namespace Serverless.Domain.Platform;

/// <summary>The value an operation promised, or the reason it declined. Faults stay exceptions.</summary>
public readonly record struct Result<T>
    where T : notnull
{
    private Result(T? value, Error? error) => (Value, Error) = (value, error);

    public T? Value { get; }

    public Error? Error { get; }

    [MemberNotNullWhen(true, nameof(Error))]
    [MemberNotNullWhen(false, nameof(Value))]
    public bool IsError => Error is not null;

    public TResult Match<TResult>(Func<T, TResult> accepted, Func<Error, TResult> refused) =>
        IsError ? refused(Error) : accepted(Value);

    public static implicit operator Result<T>(T value) => new(value, error: null);

    public static implicit operator Result<T>(Error error) => new(default, error);
}

/// <summary>The promise of an operation that has nothing to give back but that it was done.</summary>
public readonly record struct Done;
