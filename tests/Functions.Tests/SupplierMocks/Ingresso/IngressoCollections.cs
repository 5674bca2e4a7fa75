namespace Serverless.Functions.Tests.SupplierMocks.Ingresso;

/// <summary>One platform for all tests that only read.</summary>
[CollectionDefinition(Name)]
public sealed class IngressoBrowsing : ICollectionFixture<IngressoFixture>
{
    public const string Name = "The catalogue of Ingresso";
}

/// <summary>A separate platform for tests that reserve and buy, so that other tests do not change its seats.</summary>
[CollectionDefinition(Name)]
public sealed class IngressoOrdering : ICollectionFixture<IngressoFixture>
{
    public const string Name = "The orders of Ingresso";
}
