using Serverless.Local.Processes;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Serverless.Adapters.Tests.Platform.Redis;

/// <summary>A fact of a contract suite, which each of several classes runs on its own server.</summary>
[XunitTestCaseDiscoverer(
    "Serverless.Adapters.Tests.Platform.Redis.ContractFactDiscoverer", "Serverless.Adapters.Tests")]
[AttributeUsage(AttributeTargets.Method)]
public sealed class ContractFactAttribute : FactAttribute;

/// <summary>
/// Marks a class that runs on redis-server. Without an installed redis-server its facts are skipped; in CI they run
/// anyway and fail.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OnRedisServerAttribute : Attribute
{
    public static string? SkipReason { get; } =
        RedisServer.IsRedisInstalled || Environment.GetEnvironmentVariable("CI") is "true" or "1"
            ? null
            : "redis-server is not installed on this machine.";
}

public sealed class ContractFactDiscoverer(IMessageSink diagnosticMessageSink) : FactDiscoverer(diagnosticMessageSink)
{
    protected override IXunitTestCase CreateTestCase(
        ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute) =>
        new ContractTestCase(
            DiagnosticMessageSink,
            discoveryOptions.MethodDisplayOrDefault(),
            discoveryOptions.MethodDisplayOptionsOrDefault(),
            testMethod);
}

public sealed class ContractTestCase : XunitTestCase
{
    [Obsolete("Only for the test runner's deserialization.")]
    public ContractTestCase()
    {
    }

    public ContractTestCase(
        IMessageSink diagnosticMessageSink,
        TestMethodDisplay display,
        TestMethodDisplayOptions options,
        ITestMethod method)
        : base(diagnosticMessageSink, display, options, method)
    {
    }

    protected override string? GetSkipReason(IAttributeInfo factAttribute) =>
        TestMethod.TestClass.Class.GetCustomAttributes(typeof(OnRedisServerAttribute)).Any()
            ? OnRedisServerAttribute.SkipReason ?? base.GetSkipReason(factAttribute)
            : base.GetSkipReason(factAttribute);
}
